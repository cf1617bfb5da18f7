// What was just made for somebody to come in with: shown this once.

import type { AccountLinkMade } from '#contract/account.ts'

export type Made = { readonly username: string; readonly link: AccountLinkMade }
