/* `planpress lsp`: the language server, which speaks with one editor over its standard input and output. */
#ifndef WORKBENCH_LSP_H
#define WORKBENCH_LSP_H

struct options;

/* Until the editor ends it. The exit status: 0 when it did so in order. */
int lsp_run(const struct options *options);

#endif
