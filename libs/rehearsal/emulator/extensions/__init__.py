"""What moto lacks for the resources that we build, a module for each service, named as moto names the service.

A module is installed when the first call for its service arrives: most of moto's services take long to import, and
a rehearsal uses few of them. State is kept in moto's own backends, so that what is created is listed and what is
deleted is gone.
"""

import re
from importlib import import_module
from importlib.util import find_spec

from moto import backend_index, backends
from moto.core.base_backend import BackendDict
from moto.core.exceptions import ServiceException
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

# Services that moto does not have at all, and what AWS calls their hosts.
NEW_SERVICES = {
    "accessanalyzer": "access-analyzer",
    "chatbot": "chatbot",
    "computeoptimizer": "compute-optimizer",
}

_installed: set[str] = set()
_added: dict[str, BackendDict] = {}


def extend_services_when_called() -> None:
    know_new_services()
    start = DomainDispatcherApplication.__init__

    def start_with_extensions(self, create_app):
        def create(service):
            extend(service)
            return create_app(service)

        start(self, create)

    DomainDispatcherApplication.__init__ = start_with_extensions


def know_new_services() -> None:
    get_backend = backends.get_backend
    backends.get_backend = lambda service: _added[service] if service in _added else get_backend(service)
    backend_index.backend_url_patterns.extend(
        (service, re.compile(rf"https?://{host}\.(.+)\.amazonaws\.com")) for service, host in NEW_SERVICES.items()
    )


def extend(service: str) -> None:
    module = f"{__name__}.{service}"
    if service not in _installed and find_spec(module) is not None:
        import_module(module).install()
    _installed.add(service)


def add_service(service: str, service_backends: BackendDict) -> None:
    """Gives moto a service that it does not have."""
    _added[service] = service_backends


def add_calls(responses: type, calls: type) -> None:
    """Gives moto's class of a service the calls that it lacks."""
    for name, call in vars(calls).items():
        if not name.startswith("__"):
            setattr(responses, name, call)


class Refused(ServiceException):
    """What a service that moto does not have refuses. moto asks an exception of its own for the service it is of."""
