"""The smallest model that shows whether a processor's sums of eight-bit products overflow (`index/onnx.py`).

python -m eval.train.sums --out index/models/sums
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from eval.train.export import checksums

# The largest weight, and so many of them in a sum that no path of the runtime is left out for its size.
_WEIGHT, _ROWS, _COLUMNS = 127, 64, 16


def main() -> None:
    """Write the model; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    weights = numpy_helper.from_array(np.full((_ROWS, _COLUMNS), _WEIGHT, np.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["codes", "weights"], ["sums"])],
        "sums",
        [helper.make_tensor_value_info("codes", TensorProto.UINT8, ["batch", _ROWS])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, ["batch", _COLUMNS])],
        [weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    args.out.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(args.out / "model.onnx"))
    config = {"form": "ONNX, one product of int8 weights", "sha256": checksums(args.out)}
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
