# small box
workers = 1
