#!/bin/sh
# The first process of a guest: mounts what a program expects, then does what guest.mode on the kernel's command line says.
#   suite    runs the suite, whose results go to ttyS1, and powers off
#   remote   runs the commands that the host sends, as an ssh server would: one a connection, its standard streams connected
# The console (ttyS0) says which stage was reached.
export PATH=/bin HOME=/root NO_COLOR=1
echo "guest: init"
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t cgroup2 cgroup /sys/fs/cgroup
ip link set lo up
option() { sed -n "s/.*guest\.$1=\([a-z0-9]*\).*/\1/p" /proc/cmdline; }
mode=$(option mode)
# The programs to debug may stand in /tmp, as they do on the host.
[ "$mode" = remote ] || mount -t tmpfs -o mode=1777 tmp /tmp

# A host that was killed cannot stop its guest: the guest stops itself.
limit=$(option limit)
(sleep "${limit:-600}"; echo "guest: limit of ${limit:-600} s reached"; poweroff -f) &

if [ "$mode" = remote ]; then
  insmod /app/network.ko
  # QEMU's own network: this address is the one that it forwards ports to.
  ip addr add 10.0.2.15/24 dev eth0
  ip link set eth0 up
  echo "guest: ready"
  nc -ll -p 7001 -e /app/remote.sh
  echo "guest: the server ended with exit code $?"
  poweroff -f
fi

stty -F /dev/ttyS1 raw -echo
echo "guest: suite"
cd /app || poweroff -f
node --test-reporter=/app/reporter.mjs --test-reporter-destination=/dev/ttyS1 /app/suite.js
echo "guest: suite ended with exit code $?"
poweroff -f
