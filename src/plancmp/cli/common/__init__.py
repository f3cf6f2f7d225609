"""What the commands share: options, names, language, output; `cli.options` gives it to them."""
