// Catalogue view: how the station reads the recorder's catalogue. A recorder that finds it damaged sets it aside and begins another; then the
// file is opened anew under every statement, so that nobody is shown a catalogue that nobody writes any more.

import { statSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'

type Open = { readonly inode: number; readonly keeper: DatabaseSync; readonly db: DatabaseSync }

export class CatalogueView implements Disposable {
  readonly #file: string
  readonly #failed: (error: unknown) => void
  #open: Open
  /** To read from; its statements outlive the file that they were prepared on. */
  readonly db: DatabaseSync

  /** `failed` hears of every error in reading before the reader does. Throws what `openDatabase` throws. */
  constructor(file: string, failed: (error: unknown) => void) {
    this.#file = file
    this.#failed = failed
    this.#open = openBoth(file)
    const prepare = (sql: string) => this.#prepare(sql)
    this.db = speakingFor(() => this.#open.db, failed, { prepare })
  }

  /** Opens the catalogue anew when another file lies in its place; true when it did. Call it when the recorder has started. */
  look(): boolean {
    if (inodeOf(this.#file) === this.#open.inode) return false
    const before = this.#open
    this.#open = openBoth(this.#file)
    close(before)
    return true
  }

  /** Brings the write-ahead log into the catalogue; the recorder never does. */
  checkpoint(): void {
    this.#open.keeper.exec('PRAGMA wal_checkpoint(PASSIVE)')
  }

  [Symbol.dispose](): void {
    close(this.#open)
  }

  #prepare(sql: string): StatementSync {
    let { db } = this.#open
    let statement = db.prepare(sql)
    return speakingFor(() => {
      if (db === this.#open.db) return statement
      db = this.#open.db
      statement = db.prepare(sql)
      return statement
    }, this.#failed)
  }
}

/** Does what the object of the moment does, but for `own`. */
const speakingFor = <T extends object>(current: () => T, failed: (error: unknown) => void, own: Partial<T> = {}): T =>
  new Proxy(own as T, {
    get: (_, name) => {
      if (name in own) return Reflect.get(own, name)
      const now = current()
      const value: unknown = Reflect.get(now, name)
      if (typeof value !== 'function') return value
      return (...asked: unknown[]) => {
        try {
          return Reflect.apply(value, now, asked)
        } catch (error) {
          failed(error)
          throw error
        }
      }
    },
  })

const openBoth = (file: string): Open => {
  const keeper = openDatabase(file, catalogueMigrations)
  return { inode: inodeOf(file), keeper, db: openDatabase(file, catalogueMigrations, { readOnly: true }) }
}

const inodeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.ino ?? 0

const close = ({ db, keeper }: Open): void => {
  db.close()
  keeper.close()
}
