// Result: a normal answer that is not yes. Parsers and decisions return it; they never throw.

export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const no = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem })

/**
 * Marks a branch that cannot be reached; the compiler checks that every case was handled.
 * @public
 */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
