// Log: one JSON object a line. Secrets never reach it: a URL loses its user and password, a field with a secret's name its value.

export type LogFields = Readonly<Record<string, unknown>>
export type Logger = {
  readonly debug: (message: string, fields?: LogFields) => void
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
}

type Level = 'debug' | 'info' | 'warn' | 'error'
const rank: Record<Level, number> = { debug: 10, info: 20, warn: 30, error: 40 }
const secretName = /pass(word|wd)?$|secret|token|authorization|cookie|credential|^key$/i

/** Takes user and password out of anything that looks like a URL, and `password=…` style query fields out of it. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']*:[^\s@"']*@/gi, '$1***@')
    .replace(/(?<![a-z0-9])(user|usr|username|pass|password|passwd|pwd|token)=(?:(?!_[a-z]+=)[^\s&"'])+/gi, '$1=***')

const safe = (name: string, value: unknown, depth: number): unknown => {
  if (secretName.test(name)) return '***'
  if (typeof value === 'string') return withoutSecrets(value.length > 2000 ? `${value.slice(0, 2000)}…` : value)
  if (value instanceof Error) {
    const cause = value.cause === undefined || depth > 3 ? undefined : safe('cause', value.cause, depth + 1)
    const shown = { name: value.name, message: withoutSecrets(value.message), stack: withoutSecrets(value.stack ?? '') }
    return cause === undefined ? shown : { ...shown, cause }
  }
  if (value === null || typeof value !== 'object' || depth > 4) return value
  if (Array.isArray(value)) return value.slice(0, 50).map(item => safe('', item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(key, inner, depth + 1)]))
}

/** A logger that writes lines to `write`; `who` names the process (`station`, `recorder`). */
export const createLogger = (who: string, write: (line: string) => void, least: Level = 'info'): Logger => {
  const at =
    (level: Level) =>
    (message: string, fields: LogFields = {}) => {
      if (rank[level] < rank[least]) return
      const shown = safe('', fields, 0) as Record<string, unknown>
      write(
        `${JSON.stringify({ at: new Date().toISOString(), level, who, message: withoutSecrets(message), ...shown })}\n`,
      )
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
