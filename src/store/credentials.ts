// Credentials in station.sqlite: what proves who somebody is, beside the password. The secret of a code app is sealed by the vault; codes and
// tokens are kept as SHA-256, which is enough because none of them can be guessed.

import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { CredentialBook, LinkKind } from '#community/access/credential-book.ts'
import { codeLengths, readWritten, writtenCode } from '#community/access/written-codes.ts'
import { passkeysIn } from './passkeys.ts'
import { inTransaction } from './sqlite/open.ts'
import { newToken, tokenHash } from './token.ts'
import type { Vault } from './vault.ts'

const LINK_GOOD_90K = spanFromMillis(24 * 3_600_000)
/** Far more than an account signs in while a wrong clock is not noticed. */
const MOST_STEPS = 5_000
const MOST_BROWSERS = 20

export const createCredentials = (db: DatabaseSync, vault: Vault, clock: Clock): CredentialBook => ({
  ...passwordsIn(db, clock),
  ...codesIn(db, vault, clock),
  ...passkeysIn(db, clock),
  ...browsersIn(db, clock),
  ...linksIn(db, clock),
})

const passwordsIn = (db: DatabaseSync, clock: Clock): Pick<CredentialBook, 'of' | 'setPassword' | 'mustChange'> => {
  const select = db.prepare(
    `SELECT a.password_hash <> '' AS has_password, c.must_change, c.password_changed_90k, c.totp_since_90k,
       (SELECT count(*) FROM recovery_code r WHERE r.account_id = a.id AND r.used_90k IS NULL) AS recovery_left,
       (SELECT count(*) FROM known_browser b WHERE b.account_id = a.id) AS browsers,
       (SELECT max(good_until_90k) FROM account_link l WHERE l.account_id = a.id AND good_until_90k > ?2) AS link_until
     FROM account a LEFT JOIN credential c ON c.account_id = a.id WHERE a.id = ?1`,
  )
  const set = db.prepare('UPDATE account SET password_hash = ? WHERE id = ?')
  const changed = db.prepare(
    `INSERT INTO credential (account_id, password_changed_90k) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET must_change = 0, password_changed_90k = excluded.password_changed_90k`,
  )
  const must = db.prepare(
    'INSERT INTO credential (account_id, must_change) VALUES (?, 1) ON CONFLICT DO UPDATE SET must_change = 1',
  )
  const { passkeysOf } = passkeysIn(db, clock)
  return {
    of: account => {
      const row = select.get(account, clock.wall()) ?? {}
      return {
        has_password: row.has_password === 1,
        must_change: row.must_change === 1,
        password_changed: instant(row.password_changed_90k),
        totp_since: instant(row.totp_since_90k),
        recovery_left: Number(row.recovery_left ?? 0),
        passkeys: passkeysOf(account),
        browsers: Number(row.browsers ?? 0),
        link_until: instant(row.link_until),
      }
    },
    setPassword: (account, hash) =>
      inTransaction(db, () => {
        set.run(hash, account)
        changed.run(account, clock.wall())
      }),
    mustChange: account => void must.run(account),
  }
}

type Codes = 'totp' | 'setTotp' | 'takeStep' | 'setRecoveryCodes' | 'takeRecoveryCode' | 'dropSecond' | 'dropTotp'

const codesIn = (db: DatabaseSync, vault: Vault, clock: Clock): Pick<CredentialBook, Codes> => {
  const sealed = db.prepare('SELECT totp FROM credential WHERE account_id = ?')
  const seal = db.prepare(
    `INSERT INTO credential (account_id, totp, totp_since_90k) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET totp = excluded.totp, totp_since_90k = excluded.totp_since_90k`,
  )
  const forget = db.prepare('UPDATE credential SET totp = NULL, totp_since_90k = NULL WHERE account_id = ?')
  const step = db.prepare('INSERT INTO totp_used (account_id, step) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const oldSteps = db.prepare(
    `DELETE FROM totp_used WHERE account_id = ? AND step IN
       (SELECT step FROM totp_used WHERE account_id = ? ORDER BY step DESC LIMIT -1 OFFSET ${MOST_STEPS})`,
  )
  const dropSteps = db.prepare('DELETE FROM totp_used WHERE account_id = ?')
  const dropCodes = db.prepare('DELETE FROM recovery_code WHERE account_id = ?')
  const addCode = db.prepare('INSERT OR IGNORE INTO recovery_code (account_id, code_hash) VALUES (?, ?)')
  const take = db.prepare(
    'UPDATE recovery_code SET used_90k = ? WHERE account_id = ? AND code_hash = ? AND used_90k IS NULL',
  )
  const dropPasskeys = db.prepare('DELETE FROM passkey WHERE account_id = ?')
  const dropTotp = (account: number) => {
    forget.run(account)
    dropSteps.run(account)
  }
  return {
    totp: account => {
      const found = sealed.get(account)?.totp
      const opened = found instanceof Uint8Array ? vault.open(found, ownerOf(account)) : undefined
      return opened?.ok ? Buffer.from(opened.value, 'base64') : undefined
    },
    setTotp: (account, secret) =>
      inTransaction(db, () => {
        dropSteps.run(account)
        seal.run(account, vault.seal(Buffer.from(secret).toString('base64'), ownerOf(account)), clock.wall())
      }),
    takeStep: (account, at) => {
      const fresh = step.run(account, at).changes === 1
      if (fresh) oldSteps.run(account, account)
      return fresh
    },
    setRecoveryCodes: (account, codes) =>
      inTransaction(db, () => {
        dropCodes.run(account)
        for (const code of codes) addCode.run(account, codeHash(account, code))
      }),
    takeRecoveryCode: (account, code) => take.run(clock.wall(), account, codeHash(account, code)).changes === 1,
    dropTotp,
    dropSecond: account =>
      inTransaction(db, () => {
        dropTotp(account)
        dropCodes.run(account)
        dropPasskeys.run(account)
      }),
  }
}

/** What is sealed for one account opens for no other. */
export const ownerOf = (account: number): string => `totp:${account}`

const codeHash = (account: number, code: string): Uint8Array =>
  createHash('sha256').update(`recovery:${account}:${code}`).digest()

type Browsers = 'knowDevice' | 'isKnown' | 'forgetDevices'

const browsersIn = (db: DatabaseSync, clock: Clock): Pick<CredentialBook, Browsers> => {
  const insert = db.prepare('INSERT INTO known_browser (token_hash, account_id, seen_90k) VALUES (?, ?, ?)')
  const dropSurplus = db.prepare(
    `DELETE FROM known_browser WHERE token_hash IN (SELECT token_hash FROM known_browser WHERE account_id = ?
       ORDER BY seen_90k DESC LIMIT -1 OFFSET ${MOST_BROWSERS - 1})`,
  )
  const find = db.prepare('SELECT 1 FROM known_browser WHERE token_hash = ? AND account_id = ?')
  const drop = db.prepare('DELETE FROM known_browser WHERE account_id = ?')
  return {
    knowDevice: account => {
      const token = newToken()
      dropSurplus.run(account)
      insert.run(tokenHash(token), account, clock.wall())
      return token
    },
    isKnown: (account, token) => find.get(tokenHash(token), account) !== undefined,
    forgetDevices: account => void drop.run(account),
  }
}

const linksIn = (db: DatabaseSync, clock: Clock): Pick<CredentialBook, 'makeLink' | 'link' | 'takeLink'> => {
  const dropOlder = db.prepare('DELETE FROM account_link WHERE account_id = ? OR good_until_90k <= ?')
  const insert = db.prepare(
    'INSERT INTO account_link (code_hash, account_id, kind, good_until_90k, made_by) VALUES (?, ?, ?, ?, ?)',
  )
  const find = db.prepare('SELECT account_id, kind FROM account_link WHERE code_hash = ? AND good_until_90k > ?')
  const take = db.prepare('DELETE FROM account_link WHERE code_hash = ? AND good_until_90k > ?')
  return {
    makeLink: (account, kind, by) => {
      const [code, good_until_90k] = [
        writtenCode('link', randomBytes(codeLengths.link)),
        wallPlus(clock.wall(), LINK_GOOD_90K),
      ]
      inTransaction(db, () => {
        dropOlder.run(account, clock.wall())
        insert.run(tokenHash(plain(code)), account, kind, good_until_90k, by)
      })
      return { code, good_until_90k }
    },
    link: code => {
      const row = find.get(tokenHash(plain(code)), clock.wall())
      return row && { account: Number(row.account_id), kind: String(row.kind) as LinkKind }
    },
    takeLink: code => take.run(tokenHash(plain(code)), clock.wall()).changes === 1,
  }
}

/** As it is hashed, however it was typed. */
const plain = (code: string): string => readWritten('link', code) ?? ''

const instant = (value: unknown) => (typeof value === 'number' ? wallTime90k(value) : undefined)
