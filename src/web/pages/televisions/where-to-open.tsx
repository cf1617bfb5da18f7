// Where to open: the address that somebody types on a television, and that no other machine reaches it where it is this machine's own.

import { useWords } from '#web/words/language.ts'
import { onlyThisMachine } from './only-this-machine.ts'

export const WhereToOpen = () => {
  const say = useWords()
  const { origin, hostname } = location
  return (
    <>
      {say('no_televisions_how', { address: `${origin}/tv` })}
      {onlyThisMachine(hostname) && (
        <span className="mt-2 block text-warn">{say('televisions_elsewhere', { address: origin })}</span>
      )}
    </>
  )
}
