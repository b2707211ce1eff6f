"""moto as a rehearsal needs it: the plain server, with the differences below.

Usage: python3 emulator.py HOST PORT

1. A call or a service that moto does not have is answered with 501. moto's own answer is 500, which the AWS SDK
   takes for a passing fault and tries up to 25 times.
2. What moto lacks for the resources that we build is added, service by service: see extensions/.
"""

import sys

from extensions import extend_services_when_called
from moto.core.responses import BaseResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.server import main
from werkzeug.wrappers import Response


def answer_unknown_calls_with_501() -> None:
    call_action = BaseResponse.call_action

    def answer(self):
        try:
            return call_action(self)
        except NotImplementedError as error:
            return 501, {"status": 501}, str(error) or "not implemented"

    BaseResponse.call_action = answer

    get_application = DomainDispatcherApplication.get_application

    def application(self, environ):
        try:
            return get_application(self, environ)
        except Exception as error:  # moto fails in several ways at a service that it has never heard of
            message = f"no such service: {error}"
            return lambda environ, start: Response(message, 501)(environ, start)

    DomainDispatcherApplication.get_application = application


if __name__ == "__main__":
    answer_unknown_calls_with_501()
    extend_services_when_called()
    main(["-H", sys.argv[1], "-p", sys.argv[2]])
