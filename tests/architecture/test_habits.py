"""The habits of docs/architecture.md that import-linter cannot see."""

import ast

from tests.architecture.source import CODE, Module, in_layer, modules

FORBIDDEN_NAMES = {"utils", "helpers", "common", "services", "signals", "util", "misc", "core"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
# Names of the layers that show things: they ask queries, never the database.
SHOWING = ("views", "forms", "documents")


def decorators(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """This will give the names of what stands above a function."""
    calls = [node.func if isinstance(node, ast.Call) else node for node in function.decorator_list]
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in calls
        if isinstance(node, ast.Name | ast.Attribute)
    }


def test_every_public_function_of_actions_is_an_action() -> None:
    naked = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in in_layer("actions")
        if not module.name.startswith("kruh/access/")  # where the decorator itself is made
        for function in module.public_functions()
        if "action" not in decorators(function)
    ]

    assert naked == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    nameless = [
        module.name for module in modules() if FORBIDDEN_NAMES & {module.path.stem, *module.path.parent.parts[-2:]}
    ]

    assert nameless == []


def test_modules_fit_in_the_head() -> None:
    lengths = {module.name: module.text.count("\n") for module in modules()}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in modules()
        for function in module.functions()
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def test_imports_stand_at_the_top() -> None:
    deferred = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if module.path.name != "apps.py"  # ready() is where Django says that models may be imported
        for function in module.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert deferred == []


def test_every_module_opens_with_its_purpose() -> None:
    silent = [module.name for module in modules() if module.text.strip() and not ast.get_docstring(module.tree)]

    assert silent == []


def test_what_shows_never_asks_the_database() -> None:
    asking = [f"{module.name}:{line}" for module in in_layer(*SHOWING) for line in manager_calls(module)]

    assert asking == []


def manager_calls(module: Module) -> list[int]:
    """This will give the lines that say `Something.objects`."""
    return [node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr == "objects"]


def test_templates_carry_no_inline_style_or_script() -> None:
    offenders = [
        f"{path.relative_to(CODE)}:{number}"
        for path in sorted(CODE.rglob("templates/**/*.html"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if any(sign in line for sign in (" style=", "<style", " onclick=", " onchange=", " onsubmit=", "javascript:"))
        or ("<script" in line and "src=" not in line and 'type="application/json"' not in line)
    ]

    assert offenders == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    signs = ('src="http', "src='http", "url(http", 'rel="stylesheet" href="http', "@import url(")
    files = [*CODE.rglob("templates/**/*.html"), *CODE.rglob("static/**/*.css"), *CODE.rglob("static/**/*.js")]

    foreign = [path.relative_to(CODE).as_posix() for path in files if any(sign in path.read_text() for sign in signs)]

    assert foreign == []
