#!/bin/sh
# The first process of a guest: mounts what a program expects, runs the suite, powers off.
# The console (ttyS0) says which stage was reached; the suite's results go to ttyS1.
export PATH=/bin HOME=/root NO_COLOR=1
echo "guest: init"
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t cgroup2 cgroup /sys/fs/cgroup
mount -t tmpfs -o mode=1777 tmp /tmp
ip link set lo up

# A host that was killed cannot stop its guest: the guest stops itself.
limit=$(sed -n 's/.*guest\.limit=\([0-9]*\).*/\1/p' /proc/cmdline)
(sleep "${limit:-600}"; echo "guest: limit of ${limit:-600} s reached"; poweroff -f) &

stty -F /dev/ttyS1 raw -echo
echo "guest: suite"
cd /app || poweroff -f
node --test-reporter=/app/reporter.mjs --test-reporter-destination=/dev/ttyS1 /app/suite.js
echo "guest: suite ended with exit code $?"
poweroff -f
