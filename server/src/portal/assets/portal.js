// Comforts only: every page works without this file.
;(() => {
  const root = document.documentElement
  const each = (selector, work) => {
    for (const element of document.querySelectorAll(selector)) work(element)
  }
  /** Says briefly on the button itself what happened, also to screen readers. */
  const say = (button, text) => {
    const before = button.textContent
    button.setAttribute('aria-live', 'polite')
    button.textContent = text
    setTimeout(() => {
      button.textContent = before
    }, 2500)
  }

  each('textarea[maxlength]', (area) => {
    const counter = document.createElement('p')
    counter.className = 'hint counter'
    const most = Number(area.getAttribute('maxlength'))
    const count = () => {
      counter.textContent = `还可输入 ${most - area.value.length} 字`
    }
    area.addEventListener('input', count)
    // Spoken only when typing pauses, so that a reader is not interrupted by every key.
    area.addEventListener('change', () => counter.setAttribute('aria-live', 'polite'))
    area.after(counter)
    count()
  })

  each('[data-print]', (button) => {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  })

  each('[data-copy-link]', (button) => {
    if (!navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', () => {
      const { origin, pathname } = location
      navigator.clipboard.writeText(`${document.title}\n${origin}${pathname}`).then(
        () => say(button, '已复制'),
        () => say(button, '复制失败，请从地址栏复制'),
      )
    })
  })

  each('[data-text-size]', (button) => {
    if (root.hasAttribute('data-elder')) return
    button.hidden = false
    const show = () => {
      const large = root.dataset.text === 'large'
      button.textContent = large ? '标准字号' : '加大字号'
    }
    show()
    button.addEventListener('click', () => {
      if (root.dataset.text === 'large') delete root.dataset.text
      else root.dataset.text = 'large'
      show()
    })
  })

  const voice = window.speechSynthesis
  each('[data-read-aloud]', (button) => {
    if (!voice || typeof SpeechSynthesisUtterance === 'undefined') return
    button.hidden = false
    let queue = 0
    const stop = () => {
      queue = 0
      voice.cancel()
      button.textContent = '朗读'
    }
    button.addEventListener('click', () => {
      if (queue > 0) return stop()
      const text = document.querySelector(button.dataset.readAloud)?.textContent ?? ''
      // Browsers cut long speeches off, so it is read sentence by sentence.
      const sentences = text.match(/[^。！？；\n]+[。！？；]?/g)?.filter((part) => part.trim() !== '') ?? []
      voice.cancel()
      queue = sentences.length
      if (queue === 0) return
      button.textContent = '停止朗读'
      for (const sentence of sentences) {
        const speech = new SpeechSynthesisUtterance(sentence.trim())
        speech.lang = 'zh-CN'
        speech.onend = () => {
          queue -= 1
          if (queue === 0) button.textContent = '朗读'
        }
        voice.speak(speech)
      }
    })
    addEventListener('pagehide', stop)
  })

  // A public site says so before it lets anybody leave for a non-government one.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="http"]') : null
    if (!link || link.host === location.host || /(^|\.)gov\.cn$/.test(link.hostname)) return
    if (!window.confirm(`您将离开本网站，前往 ${link.hostname}。是否继续？`)) event.preventDefault()
  })
})()
