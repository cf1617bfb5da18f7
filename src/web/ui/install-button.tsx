// Install button: puts the page on the home screen, where the browser offers that.

import { useSyncExternalStore } from 'react'
import { useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'
import { installOffer, listenToInstall } from './kept-page.ts'

export const InstallButton = () => {
  const say = useWords()
  const offer = useSyncExternalStore(listenToInstall, installOffer)
  if (offer === undefined) return null
  return <Button onClick={() => void offer.prompt()}>{say('install')}</Button>
}
