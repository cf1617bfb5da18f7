// Vietnamese words: what a television says by itself, and what is said about televisions.

export const televisionWords = {
  televisions: 'Ti vi',
  percent: '{value}%',
  send_to_television: 'Đưa lên ti vi',
} as const
