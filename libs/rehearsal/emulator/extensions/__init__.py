"""What moto lacks for the resources that we build, a module for each service, named as moto names the service.

A module is installed when the first call for its service arrives: most of moto's services take long to import, and
a rehearsal uses few of them. State is kept in moto's own backends, so that what is created is listed and what is
deleted is gone.
"""

from importlib import import_module
from importlib.util import find_spec

from moto.moto_server.werkzeug_app import DomainDispatcherApplication

_installed: set[str] = set()


def extend_services_when_called() -> None:
    start = DomainDispatcherApplication.__init__

    def start_with_extensions(self, create_app):
        def create(service):
            extend(service)
            return create_app(service)

        start(self, create)

    DomainDispatcherApplication.__init__ = start_with_extensions


def extend(service: str) -> None:
    module = f"{__name__}.{service}"
    if service not in _installed and find_spec(module) is not None:
        import_module(module).install()
    _installed.add(service)


def add_calls(responses: type, calls: type) -> None:
    """Gives moto's class of a service the calls that it lacks."""
    for name, call in vars(calls).items():
        if not name.startswith("__"):
            setattr(responses, name, call)
