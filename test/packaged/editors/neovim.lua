-- Neovim 0.7 and later: opens FILE with the server COMMAND, waits for diagnostics, applies the first fix, waits until it is clean,
-- and writes what it saw to OUTPUT as JSON.
local file, command, output = vim.env.FILE, vim.env.COMMAND, vim.env.OUTPUT
local seen = {}

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then error('nothing came of: ' .. what) end
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  -- Without a user's files nobody looks at names of files.
  vim.bo.filetype = 'c'
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'numa-lens',
    cmd = { command, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, client)
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  local found = vim.diagnostic.get(buffer)
  seen.diagnostics = vim.tbl_map(function(one) return { line = one.lnum, source = one.source, message = one.message } end, found)

  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = {
      start = { line = found[1].lnum, character = found[1].col },
      ['end'] = { line = found[1].end_lnum, character = found[1].end_col },
    },
    context = { diagnostics = { found[1].user_data.lsp and {
      range = {
        start = { line = found[1].lnum, character = found[1].col },
        ['end'] = { line = found[1].end_lnum, character = found[1].end_col },
      },
      message = found[1].message,
      code = found[1].user_data.lsp.code,
      source = found[1].source,
      severity = found[1].severity,
    } }, only = { 'quickfix' } },
  }
  local answers, problem = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 60000)
  if not answers then error(problem) end
  local action
  for _, one in ipairs(answers[client].result) do
    if not action and one.title:match('MPOL_MF_MOVE') then action = one end
  end
  seen.action = action.title
  if not action.edit then
    action = vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', action, 60000)[client].result
  end
  local encoding = vim.lsp.get_client_by_id(client).offset_encoding
  vim.lsp.util.apply_workspace_edit(action.edit, encoding)
  seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
  wait('the end of the diagnostics', function() return #vim.diagnostic.get(buffer) == 0 end)
end

local fine, problem = pcall(run)
if not fine then seen.problem = tostring(problem) end
vim.fn.writefile({ vim.fn.json_encode(seen) }, output)
vim.cmd('qall!')
