;;; planpress.el --- account plans with eglot -*- lexical-binding: t -*-

;; (load "planpress.el"), then M-x eglot in a plan; or, so that it begins by itself:
;; (add-hook 'yaml-mode-hook #'planpress-ensure) (add-hook 'markdown-mode-hook #'planpress-ensure)

;;; Code:

(require 'eglot)
(require 'project)

(defvar planpress-command '("planpress" "lsp")
  "The program that eglot starts.")

(add-to-list 'eglot-server-programs
             (cons '(yaml-mode yaml-ts-mode markdown-mode gfm-mode) planpress-command))

(defun planpress-project (folder)
  "The project of FOLDER: that of the nearest planpress.yaml."
  (let ((root (locate-dominating-file folder "planpress.yaml")))
    (and root (cons 'transient root))))

(add-hook 'project-find-functions #'planpress-project)

(defun planpress-ensure ()
  "Start eglot where there is a planpress.yaml."
  (when (and buffer-file-name (planpress-project default-directory))
    (eglot-ensure)))

(provide 'planpress)
;;; planpress.el ends here
