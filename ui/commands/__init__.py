"""The commands of `counterpoint`: each module adds a family of them to the parser, with its flags, and runs it."""
