"""The source code as the architecture tests read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "kruh"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    path: Path

    @property
    def name(self) -> str:
        """This will give the path as a person types it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layers(self) -> tuple[str, ...]:
        """This will give the names on the way below the context: ("actions", "preparation")."""
        return self.path.relative_to(CODE).with_suffix("").parts[1:]

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def functions(self) -> Iterator[Function]:
        """This will give all functions, methods included."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def public_functions(self) -> Iterator[Function]:
        """This will give the functions that others may call."""
        return (node for node in self.tree.body if isinstance(node, Function) and not node.name.startswith("_"))


def modules() -> list[Module]:
    """This will give all modules but migrations."""
    return [Module(path) for path in sorted(CODE.rglob("*.py")) if "migrations" not in path.parts]


def in_layer(*layers: str) -> list[Module]:
    """This will give the modules of a layer in all contexts, whether a file or a folder of stages."""
    return [module for module in modules() if module.layers and module.layers[0] in layers]
