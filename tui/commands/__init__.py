"""The verbs of the command line that draw no screen: data to standard output, words to standard error."""
