"""Imported once by the server that forks worker processes: they start at once and share the model's memory.

Importing this module loads the language model; nothing else imports it.
"""

import transforms.pages  # noqa: F401
from transforms.language.parsing import load_model

load_model()
