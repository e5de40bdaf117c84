#!/bin/sh
# The far end of connect.mjs: the first line of a connection is a command, everything after it is that command's input.
read -r command
eval "exec $command"
