from setuptools import setup
setup(name="x", install_requires=["mcp>=1.0,<2.0"])
