from setuptools import setup
setup(name='x', install_requires=['mcp>=1.2,<2', 'httpx'])
