"""What the commands share: options, names, language, output."""
