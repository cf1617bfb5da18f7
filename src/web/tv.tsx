// The television's eyes begin here: a page of its own, smaller than the rest and for older browsers too. Whatever fails in it is told in
// plain words and begun anew.

import { createRoot } from 'react-dom/client'
import { KeepsOn } from './pages/tv/keeps-on.tsx'
import { TvPage } from './pages/tv/tv-page.tsx'
import { recallLanguage } from './words/language.ts'

recallLanguage()
createRoot(document.getElementById('page')!).render(
  <KeepsOn>
    <TvPage />
  </KeepsOn>,
)
