"""The house's own tool: what stands behind ``./dev``.

Standard library only, so that it runs on a bare Debian before anything is
installed. One file per subject:

======================  ====================================================
``cli``                 the commands and their help
``console``             what the user sees: steps, progress, failures
``checkout``            names, ports and folders of this one checkout
``stamps``, ``locks``   what is done already; who may work at the same time
``process``             running other programs, stopping what we started
``aptget``              Debian packages without root
``odoo_source``         where Odoo's source comes from
``venv``, ``node``      Python and npm packages
``system``              browser and PDF engine
``postgres``            the database server, ours or an existing one
``odoo``                how Odoo is configured and started
``addon``               the addon's manifest, files and their fingerprint
``databases``           templates, copies, the demo database
``scratch``             throw-away databases for tests
``ready``               the order in which all this is set up
``command_*``           one file per larger command
======================  ====================================================
"""
