// The television's eyes begin here: a page of its own, smaller than the rest and for older browsers too. Whatever fails in it is told in
// plain words and begun anew.

import { createRoot } from 'react-dom/client'
import { KeepsOn } from './pages/tv/keeps-on.tsx'
import { reloadWhenThere } from './pages/tv/reload.ts'
import { TvPage } from './pages/tv/tv-page.tsx'
import { learnWords, recallLanguage } from './words/language.ts'
import { televisionPageWords } from './words/vi/television-page.ts'

learnWords(televisionPageWords)

recallLanguage().then(
  () =>
    createRoot(document.getElementById('page')!).render(
      <KeepsOn>
        <TvPage />
      </KeepsOn>,
    ),
  reloadWhenThere, // its words did not come: the station has just gone
)
