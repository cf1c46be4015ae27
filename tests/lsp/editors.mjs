// Real editors with the settings of templates/editors: neovim 0.7 without a screen, Emacs with eglot. Each opens a plan with a slip, hears of it, and
// makes the quick fix.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyOf, finish, ok, program } from "./server.mjs";

const editors = join(process.cwd(), "templates/editors");
const slip = "kind: account-plan\ncustomer: {name: Höher & Söhne 😀}\nownr: a\n";
const files = { "planpress.yaml": "company: Us\nlanguage: en\nas_of: 2026-01-01\n", "people.yaml": "kind: people\npeople: [{id: a, name: Anna}]\n", "plan.yaml": slip,
                "notes.md": `---\n${slip}---\n# Goals\n` };

function project() {
    const root = copyOf("tests/lsp/empty");
    for (const [name, text] of Object.entries(files)) mkdirSync(dirname(join(root, name)), { recursive: true }), writeFileSync(join(root, name), text);
    return root;
}

function run(name, command, options, root) {
    const said = spawnSync(command, options, { cwd: root, encoding: "utf8", timeout: 60000, env: { ...process.env, HOME: root, PLANPRESS_LANGUAGE: "en", XDG_CONFIG_HOME: root, XDG_DATA_HOME: root, XDG_STATE_HOME: root } });
    if (said.error?.code === "ENOENT") return void ok(`${name} is installed`, false, "it is not");
    const text = said.stdout + said.stderr;
    ok(`${name} hears of a slip in YAML`, /plan\.yaml: .*ownr/.test(text), text);
    ok(`${name} hears of a slip in Markdown`, /notes\.md: .*ownr/.test(text), text);
    ok(`${name} makes the quick fix`, readFileSync(join(root, "plan.yaml"), "utf8") === slip.replace("ownr", "owner"), readFileSync(join(root, "plan.yaml"), "utf8"), text);
}

// ---- neovim ----
{
    const root = project(), script = join(root, "script.lua");
    writeFileSync(script, `
package.path = ${JSON.stringify(join(editors, "neovim/?.lua"))} .. ";" .. package.path
require("planpress").setup({ cmd = { ${JSON.stringify(program)}, "lsp" } })
local function say(text) io.stdout:write(text .. "\\n") end
local function open(name)
  vim.cmd("edit " .. name)
  vim.bo.filetype = name:match("md$") and "markdown" or "yaml"
  vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  for _, d in ipairs(vim.diagnostic.get(0)) do say(name .. ": " .. d.lnum .. ":" .. d.col .. " " .. d.message:gsub("\\n", " | ")) end
end
open("notes.md")
open("plan.yaml")
vim.api.nvim_win_set_cursor(0, { 3, 1 })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000) or {}
for id, answer in pairs(answers) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding) break end
  end
end
vim.cmd("write")
vim.lsp.stop_client(vim.lsp.get_active_clients())
vim.cmd("qall!")
`);
    run("neovim", "nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-c", "filetype on", "-l", script].filter(word => word !== "-l" && word !== script).concat("-c", `luafile ${script}`), root);
}

// ---- Emacs ----
{
    const root = project(), script = join(root, "script.el");
    writeFileSync(script, `
(require (quote package)) (package-initialize)
(define-derived-mode yaml-mode text-mode "YAML")
(define-derived-mode markdown-mode text-mode "Markdown")
(add-to-list 'auto-mode-alist '("\\\\.yaml\\\\'" . yaml-mode))
(add-to-list 'auto-mode-alist '("\\\\.md\\\\'" . markdown-mode))
(setq planpress-command '(${JSON.stringify(program)} "lsp") eglot-sync-connect t eglot-autoshutdown nil make-backup-files nil)
(load ${JSON.stringify(join(editors, "emacs/planpress.el"))})
(defun hear (name)
  (find-file name)
  (unless (eglot-current-server) (apply #'eglot (eglot--guess-contact)))
  (let ((end (+ (float-time) 20)))
    (flymake-mode 1)
    (while (and (not (flymake-diagnostics)) (< (float-time) end)) (accept-process-output nil 0.1) (flymake-start)))
  (dolist (d (flymake-diagnostics)) (princ (format "%s: %s\\n" name (replace-regexp-in-string "\\n" " | " (flymake-diagnostic-text d))))))
(hear "notes.md")
(hear "plan.yaml")
(goto-char (point-min))
(search-forward "ownr")
(goto-char (match-beginning 0))
(let* ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                (list :textDocument (eglot--TextDocumentIdentifier) :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                      :context (list :diagnostics []))))
       (action (seq-find (lambda (a) (eq (plist-get a :isPreferred) t)) answer)))
  (when action (eglot--apply-workspace-edit (plist-get action :edit))))
(save-buffer)
(eglot-shutdown (eglot-current-server))
(kill-emacs)
`);
    run("Emacs", "emacs", ["-q", "--batch", "-l", script], root);
}
finish();
