"""``./dev lint``: every linter; prints nothing when all is well."""

import os
import shutil

from .addon import NAME
from .node import Node
from .process import call

PYTHON = ("dev", ".house", "setup.py", "tests", "docs", NAME)
# what prettier and eslint look at, by the ending of the file
PRETTY = (".xml", ".js", ".scss", ".css")
NOT_OURS = ("/static/lib/", "/static/src/lib/", "/static/description/")


def run(house, fix=False):
    """Gives 0 when every linter is content, else 1."""
    house.get_ready(programs=None)
    checks = [*_python_checks(house, fix), *_web_checks(house, fix)]
    # Each says what it finds; one that fails doesn't keep the others from it.
    return max([_check(house, *check) for check in checks], default=0)


def _python_checks(house, fix):
    root, venv = house.checkout.root, house.venv.bin
    paths = [path for path in PYTHON if (root / path).exists()]
    change = ["--fix"] if fix else []
    quiet = ["--quiet", "--output-format=concise"]
    yield "ruff", [venv / "ruff", "check", *quiet, *change, *paths]
    only_look = [] if fix else ["--check"]
    yield "ruff format", [venv / "ruff", "format", "--quiet", *only_look, *paths]
    if house.addon.exists:
        pylint = ["-m", "pylint", "--score=n", "--rcfile=.pylintrc", NAME]
        yield "pylint-odoo", [house.venv.python, *pylint]


def _web_checks(house, fix):
    files = [
        os.path.relpath(path, house.checkout.root)
        for path in house.addon.files()
        if path.endswith(PRETTY) and not any(part in path for part in NOT_OURS)
    ]
    if not files:
        return
    node = Node(house.checkout, house.stamps).get_ready()
    plugin = node.module("@prettier", "plugin-xml", "src", "plugin.js")
    prettier = ["node", node.module("prettier", "bin", "prettier.cjs")]
    mode = "--write" if fix else "--check"
    level = "--log-level=warn"
    yield "prettier", [*prettier, level, f"--plugin={plugin}", mode, *files]
    scripts = [path for path in files if path.endswith(".js")]
    if scripts:
        # the configuration imports from the packages beside it
        config = node.folder / "eslint.config.mjs"
        shutil.copy(house.checkout.root / ".house" / "lint" / config.name, config)
        eslint = ["node", node.module("eslint", "bin", "eslint.js")]
        change = ["--fix"] if fix else []
        yield "eslint", [*eslint, f"--config={config}", *change, *scripts]


def _check(house, name, command):
    done = call(command, cwd=house.checkout.root, env=house.venv.environment())
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
        print(f"{name}:\n{output}\n")
        return 1
    return 0
