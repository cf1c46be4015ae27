// The client of `planpress lsp`; `make vscode` bundles it with vscode-languageclient into extension.js.
const { workspace, window } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
    const [command, ...args] = workspace.getConfiguration("planpress").get("command");
    client = new LanguageClient("planpress", "planpress", { command, args, options: {} }, {
        documentSelector: ["yaml", "markdown"].map(language => ({ scheme: "file", language })),
        diagnosticCollectionName: "planpress"
    });
    try {
        await client.start();
    } catch (error) {
        window.showErrorMessage(`planpress: “${command}” cannot be started: ${error.message}`);
    }
};

exports.deactivate = () => client?.stop();
