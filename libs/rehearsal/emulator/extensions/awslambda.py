"""What moto lacks and forgets of Lambda. Nothing is ever invoked: a rehearsal runs no functions, and needs no Docker.

1. Key, dead letters, logging and the VPC of a function are returned as given, and every setting can be changed: see
   lambda_parts/settings.py.
2. Policies, settings of asynchronous calls and provisioned concurrency belong to a qualifier: see
   lambda_parts/qualifiers.py.
3. An event source calls the qualifier that it was given: see lambda_parts/event_sources.py.
4. Code signing configurations are kept as they are described: see lambda_parts/code_signing.py.
"""

from moto.awslambda.responses import LambdaResponse

from .lambda_parts import code_signing, event_sources, qualifiers, settings


def install() -> None:
    LambdaResponse.invoke = LambdaResponse.invoke_async = refuse_to_invoke
    for part in (settings, qualifiers, event_sources, code_signing):
        part.install()


def refuse_to_invoke(call: LambdaResponse):
    raise NotImplementedError("a rehearsal runs no functions")
