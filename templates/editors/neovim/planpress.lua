-- planpress for neovim 0.7 and later: require("planpress").setup(). What is open in YAML and Markdown is shown to `planpress lsp`, one server for
-- each project. Options: cmd = {"planpress", "lsp"}, on_attach = function(client, buffer).
local M = {}
local clients = {}

-- The folder of the nearest planpress.yaml, else that of the file.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local found = vim.fn.findfile("planpress.yaml", vim.fn.fnameescape(folder) .. ";")
  return found ~= "" and vim.fn.fnamemodify(found, ":p:h") or folder
end

function M.attach(buffer, options)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" then return end
  local root = root_of(path)
  clients[root] = clients[root] or vim.lsp.start_client({
    name = "planpress",
    cmd = options.cmd or { "planpress", "lsp" },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    on_attach = options.on_attach,
    on_exit = function() clients[root] = nil end,
  })
  if clients[root] then vim.lsp.buf_attach_client(buffer, clients[root]) end
end

function M.setup(options)
  options = options or {}
  vim.api.nvim_create_autocmd("FileType", {
    pattern = { "yaml", "markdown" },
    callback = function(event) M.attach(event.buf, options) end,
  })
end

return M
