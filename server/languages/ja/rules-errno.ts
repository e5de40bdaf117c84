/** The rules over errno, over capabilities and over constants that older kernels lack. */
import type { Catalogue } from '../say';

export const rulesErrno: Catalogue = {
  'CAP_SYS_NICE for the pages of another process': '別のプロセスのページに対する CAP_SYS_NICE',
  'CAP_SYS_NICE alone does not open another process, whose pages this file asks for.':
    'CAP_SYS_NICE だけでは、このファイルがページについて問い合わせる別のプロセスを扱えません。',
  'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.':
    '{range}、問われるのは ptrace のアクセス検査です。同じユーザで、ケーパビリティが呼び出し元より多くないこと、または CAP_SYS_PTRACE が必要です。',
  'Get CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.':
    'CAP_SYS_PTRACE を取得してください。CAP_SYS_NICE は MPOL_MF_MOVE_ALL のためのものです。',
  'CAP_SYS_NICE is enough for MPOL_MF_MOVE_ALL, but it does not open the processes of other users.':
    'CAP_SYS_NICE は MPOL_MF_MOVE_ALL には十分ですが、ほかのユーザのプロセスは扱えません。',
  'Get CAP_SYS_PTRACE as well if processes of other users are meant.':
    'ほかのユーザのプロセスも対象なら、CAP_SYS_PTRACE も取得してください。',
  'CAP_SYS_NICE alone does not open another process, whose pages the code that runs here asks for.':
    'CAP_SYS_NICE だけでは、ここで動くコードがページについて問い合わせる別のプロセスを扱えません。',
  'Grant CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.':
    'CAP_SYS_PTRACE を与えてください。CAP_SYS_NICE は MPOL_MF_MOVE_ALL のためのものです。',
  'CAP_SYS_NICE has its use here, but it does not open the processes of other users.':
    'CAP_SYS_NICE はここで役に立ちますが、ほかのユーザのプロセスは扱えません。',
  'Grant CAP_SYS_PTRACE as well if processes of other users are meant.':
    'ほかのユーザのプロセスも対象なら、CAP_SYS_PTRACE も与えてください。',
  'The call for another process': '別のプロセスに対する呼び出し',
  'Newer than the oldest kernel': '最も古いカーネルより新しいもの',
  '{name} exists since Linux {since}, and this code is to run on {oldest}.':
    '{name} があるのは Linux {since} からですが、このコードは {oldest} でも動くことになっています。',
  'An older kernel fails with EINVAL, and the policy stays what it was.':
    'それより古いカーネルでは EINVAL で失敗し、ポリシーは元のままです。',
  'Fall back to an older policy on EINVAL, or raise minKernel.':
    'EINVAL なら古いポリシーで代用するか、minKernel を上げてください。',
  'An older kernel fails with ENOSYS.': 'それより古いカーネルでは ENOSYS で失敗します。',
  'Go on without it on ENOSYS, or raise minKernel.':
    'ENOSYS ならそれなしで進めるか、minKernel を上げてください。',
  'errno read after another call that may set it': 'errno を変えうる別の呼び出しの後で読まれる errno',
  'errno may be that of {by} here, not that of {call}.':
    'ここの errno は {call} のものではなく、{by} のものかもしれません。',
  'Any library function may change errno, also when it succeeds.':
    'ライブラリ関数はどれも、成功したときでも errno を変えることがあります。',
  'Save errno in a variable right after the failed call.':
    '失敗した呼び出しの直後に errno を変数に保存してください。',
  'Errors that a switch over errno leaves out': 'errno の switch に欠けているエラー',
  'This switch has no case for {names}, and no default.':
    'この switch には {names} の case がなく、default もありません。',
  'move_pages fails with {names}, too: {causes}.': 'move_pages は {names} でも失敗します: {causes}。',
  'Add the missing cases, or a default that reports errno.':
    '足りない case か、errno を報告する default を加えてください。',
  'A test for an error that kernels no longer give': 'カーネルがもう返さないエラーの検査',
  'move_pages does not fail with ENOENT any more.': 'move_pages はもう ENOENT では失敗しません。',
  'It did {range} where no page could be moved; since then the result is 0, and status says -ENOENT for pages that are not there.':
    '{range}、移動できるページがないときに失敗しました。その後は結果が 0 で、存在しないページの status が -ENOENT になります。',
  'Remove this test, or set minKernel if the program still runs on such a kernel.':
    'この検査を取り除くか、プログラムをまだそのようなカーネルで動かすなら minKernel を設定してください。',
  'move_pages does not fail with E2BIG any more.': 'move_pages はもう E2BIG では失敗しません。',
  'It did {range} where there were too many pages for one call; since then any number is taken.':
    '{range}、1 回の呼び出しにページが多すぎるときに失敗しました。その後はいくつでも受け付けます。',
  '{name} is called here': '{name} はここで呼び出されています',
  'The call': '呼び出し',
  'Save errno first': '先に errno を保存する',
  'ENOMEM when the wanted node is full': '希望のノードに空きがないときの ENOMEM',
  'ENOSYS on a kernel without NUMA': 'NUMA のないカーネルでの ENOSYS',
  'ENOENT before Linux 2.6.28 when no page can be moved':
    'Linux 2.6.28 より前で、移動できるページがないときの ENOENT',
  'E2BIG before Linux 2.6.29 when there are too many pages':
    'Linux 2.6.29 より前で、ページが多すぎるときの E2BIG',
};
