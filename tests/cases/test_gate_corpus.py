"""A small run of the gate's corpus: real files, planted values written by hand, and honest files beside them."""

import random

from bench import gate as bench


def test_gate_finds_planted_values_in_rendered_files() -> None:
    failed, files, _ = bench.missed(2, random.Random(11))

    assert files == 2 * len(bench.DISGUISES)
    assert {name: values for name, values in failed.items() if values} == {}


def test_gate_leaves_honest_files_alone() -> None:
    assert bench.alarms(12, random.Random(11)) == []
