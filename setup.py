"""Packages the addon as ``odoo-addon-cafe_partage_module``.

``pip install .`` puts it beside the other addons of an Odoo 19 environment, in
the namespace ``odoo.addons``. Name, version and dependencies come from the
manifest, which is read without importing Odoo.
"""

import ast
from pathlib import Path

from setuptools import find_namespace_packages, setup

ADDON = "cafe_partage_module"
PACKAGE = f"odoo.addons.{ADDON}"
ROOT = Path(__file__).resolve().parent
# The modules that the addon depends on and that PyPI has: those of the OCA. All
# others are part of Odoo.
OCA = (
    "event_registration_cancel_reason",
    "mass_mailing_list_dynamic",
    "membership",
    "partner_event",
)


def manifest():
    return ast.literal_eval((ROOT / ADDON / "__manifest__.py").read_text("utf-8"))


def requirements():
    depends = manifest()["depends"]
    python = manifest().get("external_dependencies", {}).get("python", [])
    addons = [f"odoo-addon-{name}==19.0.*" for name in OCA if name in depends]
    return ["odoo==19.0.*", *addons, *python]


def packages():
    """The addon and every folder in it that holds Python."""
    inner = find_namespace_packages(ADDON, exclude=["static*", "*__pycache__*"])
    with_python = [p for p in inner if any((ROOT / ADDON).glob(_pattern(p)))]
    return [PACKAGE, *(f"{PACKAGE}.{name}" for name in with_python)]


def _pattern(package):
    return package.replace(".", "/") + "/*.py"


def long_description():
    readme = ROOT / "README.md"
    return readme.read_text("utf-8") if readme.exists() else ""


setup(
    name=f"odoo-addon-{ADDON}",
    version=manifest()["version"],
    description=" ".join(manifest()["summary"].split()),
    long_description=long_description(),
    long_description_content_type="text/markdown",
    license="AGPL-3.0-or-later",
    author=manifest()["author"],
    python_requires=">=3.10",
    install_requires=requirements(),
    package_dir={PACKAGE: ADDON},
    packages=packages(),
    package_data={PACKAGE: ["*", "**/*"]},
    exclude_package_data={"": ["__pycache__/*", "**/__pycache__/*", "*.pyc"]},
    include_package_data=False,
    zip_safe=False,
    classifiers=[
        "Programming Language :: Python",
        "Framework :: Odoo",
        "Framework :: Odoo :: 19.0",
    ],
)
