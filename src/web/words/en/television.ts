// English words: what a television says by itself, and what is said about televisions.

import type { televisionWords as vi } from '#web/words/vi/television.ts'

export const televisionWords: Readonly<Record<keyof typeof vi, string>> = {
  televisions: 'Televisions',
  percent: '{value}%',
  send_to_television: 'Send to a television',
}
