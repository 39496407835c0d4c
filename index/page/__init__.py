"""What a page puts around an article, told by its words and by what stands beside it.

Most are sentences that speak to the reader about the site itself, which reported news does not do outside quotation
marks. The patterns name verbs and things of that kind, not any site's phrases.
"""
