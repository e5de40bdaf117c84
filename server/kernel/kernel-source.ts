/**
 * Whether a C file is part of the kernel itself, where the names of the NUMA calls are other functions (mm/migrate.c has a
 * migrate_pages() that takes a list of pages). Told by its own #include lines: one of a header that only the kernel has,
 * and none of the C library or libnuma, which the kernel's sources cannot include.
 * Sources: include/linux of Linux 6.1, without what include/uapi/linux and tools/include/linux, which programs use, have too.
 */
import { isOfPrograms } from './headers';

const kernelOnly = new Set(
  (
    'acpi blkdev buffer_head cdev clk clockchips clocksource compat completion console cpu cpufreq cpumask cpuset crypto device ' +
    'dma-mapping dmaengine dmi efi etherdevice file firmware freezer hardirq highmem hrtimer hugetlb idr init ioport iopoll irq ' +
    'irqchip irqdomain jiffies kernel_stat key kmod kobject kprobes kref kthread ktime kvm_host memblock memcontrol ' +
    'memory_hotplug memremap migrate_mode miscdevice mm_inline mm_types mmu_notifier mmzone mod_devicetable moduleparam namei nodemask ' +
    'notifier of of_address page-flags page_idle page_owner pagemap pagevec pagewalk percpu pgtable platform_device pm pm_runtime ' +
    'printk proc_fs property ptrace_api ratelimit rculist rcupdate regmap rmap scatterlist sched/signal sched/task_stack ' +
    'security sem_types skbuff smp suspend swap swapops syscalls sysfs timer tracepoint uaccess vmalloc vmstat workqueue'
  )
    .split(' ')
    .map((name) => `linux/${name}.h`),
);

const included = /^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]/gm;

/** What no other text than a kernel's source has: without it, `isKernelSource` is false. */
export function includesKernelHeader(text: string): boolean {
  for (const [, header = ''] of text.matchAll(included)) if (kernelOnly.has(header)) return true;
  return false;
}

export function isKernelSource(text: string): boolean {
  let isKernel = false;
  for (const [, header = ''] of text.matchAll(included)) {
    if (isOfPrograms(header)) return false;
    isKernel ||= kernelOnly.has(header);
  }
  return isKernel;
}
