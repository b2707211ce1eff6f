"""Parts of the extension for Lambda."""
