// Keeps on: catches whatever breaks while the page is drawn, says so without a word of program, and loads the page anew, each time a
// little later.

import { Component, type ReactNode } from 'react'
import { useWords } from '#web/words/language.ts'
import { countFailure, forgetFailures, reloadWhenThere, waitAfterFailure } from './reload.ts'

const WELL_AFTER_MS = 120_000

export class KeepsOn extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }
  #well: ReturnType<typeof setTimeout> | undefined

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidMount(): void {
    this.#well = setTimeout(forgetFailures, WELL_AFTER_MS)
  }

  override componentDidCatch(): void {
    clearTimeout(this.#well)
    setTimeout(reloadWhenThere, waitAfterFailure(countFailure()))
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

const Failed = () => {
  const say = useWords()
  return (
    <main className="tv-notice" role="alert">
      <p className="tv-large">{say('tv_failed')}</p>
      <p className="tv-quiet">{say('tv_failed_again')}</p>
    </main>
  )
}
