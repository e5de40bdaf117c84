;;; Emacs 28 with eglot: opens FILE with the server COMMAND, waits for diagnostics, applies the first fix, waits until it is  -*- lexical-binding: t -*-
;;; clean, and writes what it saw to OUTPUT as JSON.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)

(defvar seen nil)

(defun wait-for (what condition)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "nothing came of: %s" what))
      (accept-process-output nil 0.02))))

(defun run ()
  (add-to-list 'eglot-server-programs (list 'c-mode (getenv "COMMAND") "lsp" "--stdio"))
  (setq eglot-sync-connect 60 eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil
        flymake-no-changes-timeout 0)
  (find-file (getenv "FILE"))
  (c-mode)
  (apply #'eglot (eglot--guess-contact))
  (wait-for "the server" (lambda () (eglot-managed-p)))
  (wait-for "diagnostics" (lambda () (flymake-start) (flymake-diagnostics)))
  (let* ((found (flymake-diagnostics))
         (first (car found)))
    (push (cons 'diagnostics
                (vconcat (mapcar (lambda (one)
                                   (list (cons 'line (1- (line-number-at-pos (flymake-diagnostic-beg one))))
                                         (cons 'message (flymake-diagnostic-text one))))
                                 found)))
          seen)
    (let* ((actions (jsonrpc-request
                     (eglot--current-server-or-lose) :textDocument/codeAction
                     (list :textDocument (eglot--TextDocumentIdentifier)
                           :range (list :start (eglot--pos-to-lsp-position (flymake-diagnostic-beg first))
                                        :end (eglot--pos-to-lsp-position (flymake-diagnostic-end first)))
                           :context (list :diagnostics (vector (cdr (assoc 'eglot-lsp-diag (eglot--diag-data first))))
                                          :only ["quickfix"]))))
           (action (seq-find (lambda (one) (string-match-p "MPOL_MF_MOVE" (plist-get one :title))) actions)))
      (push (cons 'action (plist-get action :title)) seen)
      (unless (plist-get action :edit)
        (setq action (jsonrpc-request (eglot--current-server-or-lose) :codeAction/resolve action)))
      (eglot--apply-workspace-edit (plist-get action :edit))
      (push (cons 'text (buffer-substring-no-properties (point-min) (point-max))) seen)
      ;; Changes are sent when Emacs is idle, which a batch never is.
      (eglot--signal-textDocument/didChange)
      (wait-for "the end of the diagnostics" (lambda () (flymake-start) (null (flymake-diagnostics)))))))

(condition-case problem (run)
  (error (push (cons 'problem (error-message-string problem)) seen)))
(with-temp-file (getenv "OUTPUT") (insert (json-encode seen)))
(set-buffer-modified-p nil)
(kill-emacs 0)
