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

  // Where somebody is goes into the form only when they press for it, and goes out again when they press once more.
  each('[data-locate]', (box) => {
    const [button, said] = [box.querySelector('button'), box.querySelector('[role=status]')]
    const { lng, lat } = box.closest('form').elements
    if (!navigator.geolocation || !window.isSecureContext) return
    box.hidden = false
    const show = (text) => {
      button.textContent = lng.value ? '不附位置' : '附上我现在的位置'
      said.textContent = text
    }
    show(said.textContent)
    const fill = (place, text) => {
      lng.value = place ? place.longitude.toFixed(5) : ''
      lat.value = place ? place.latitude.toFixed(5) : ''
      show(text)
    }
    button.addEventListener('click', () => {
      if (lng.value) return fill(undefined, '已经去掉位置。')
      said.textContent = '正在定位……'
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => fill(coords, '已经附上位置，工作人员可以看到，不会公开。'),
        () => fill(undefined, '没有取得位置：浏览器没有允许或者信号不好，请在“地点”里写明。'),
        { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
      )
    })
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

  each('[data-share]', (button) => {
    if (!navigator.share) return
    button.hidden = false
    button.addEventListener('click', () => {
      navigator.share({ title: document.title, url: location.href }).catch(() => {})
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

  // A public site says so before it lets anybody leave for one that is not a government site.
  each('a[href^="http"]', (link) => {
    if (link.host === location.host || /(^|\.)gov\.cn$/.test(link.hostname) || location.pathname === '/leave')
      return
    link.href = `/leave?to=${encodeURIComponent(link.href)}`
  })

  // Proposals while one types. The box stays an ordinary one for those who do not want them.
  // While one describes what one wants, documents that are public already are offered beside it.
  each('[data-found]', (place) => {
    const box = document.getElementById(place.dataset.foundFor)
    if (!box) return
    let waiting
    let asked = ''
    place.setAttribute('aria-live', 'polite')
    box.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(async () => {
        const text = box.value.trim().slice(0, 200)
        if (text === asked || text.length < 4) return
        asked = text
        const answer = await fetch(`${place.dataset.found}?q=${encodeURIComponent(text)}`).catch(
          () => undefined,
        )
        if (answer?.ok && asked === text) place.innerHTML = await answer.text()
      }, 600)
    })
  })

  each('input[data-suggest]', (box) => {
    const list = document.createElement('ul')
    list.className = 'suggestions'
    list.id = `${box.id}-suggestions`
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', '搜索建议')
    list.hidden = true
    box.after(list)
    box.setAttribute('role', 'combobox')
    box.setAttribute('aria-autocomplete', 'list')
    box.setAttribute('aria-controls', list.id)
    box.setAttribute('aria-expanded', 'false')
    let chosen = -1
    let waiting = 0
    const close = () => {
      list.hidden = true
      chosen = -1
      box.setAttribute('aria-expanded', 'false')
      box.removeAttribute('aria-activedescendant')
    }
    const take = (text) => {
      box.value = text
      close()
      box.form.requestSubmit()
    }
    const show = (phrases) => {
      list.replaceChildren(
        ...phrases.map((phrase, at) => {
          const item = document.createElement('li')
          item.id = `${list.id}-${at}`
          item.setAttribute('role', 'option')
          item.textContent = phrase
          item.addEventListener('mousedown', (event) => {
            event.preventDefault()
            take(phrase)
          })
          return item
        }),
      )
      if (phrases.length === 0) return close()
      list.hidden = false
      box.setAttribute('aria-expanded', 'true')
    }
    const mark = (at) => {
      const items = [...list.children]
      chosen = (at + items.length) % items.length
      items.forEach((item, index) => {
        item.setAttribute('aria-selected', String(index === chosen))
      })
      box.setAttribute('aria-activedescendant', items[chosen].id)
    }
    box.addEventListener('input', (event) => {
      if (event.isComposing) return
      clearTimeout(waiting)
      const typed = box.value.trim()
      if (typed === '') return close()
      waiting = setTimeout(async () => {
        try {
          const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`)
          const { phrases } = answer.ok ? await answer.json() : { phrases: [] }
          if (box.value.trim() === typed && document.activeElement === box) show(phrases)
        } catch {
          close()
        }
      }, 150)
    })
    box.addEventListener('keydown', (event) => {
      if (list.hidden) return
      if (event.key === 'ArrowDown') mark(chosen + 1)
      else if (event.key === 'ArrowUp') mark(chosen - 1)
      else if (event.key === 'Escape') close()
      else if (event.key === 'Enter' && chosen >= 0) take(list.children[chosen].textContent)
      else return
      event.preventDefault()
    })
    box.addEventListener('blur', close)
  })
})()
;(() => {
  // A question that hangs on an earlier answer is shown when that answer is given, and the numbers run over what is
  // shown; without this file all are shown, numbered through.
  for (const form of document.querySelectorAll('form[data-survey]')) {
    const number = () => {
      const numbers = new Map()
      for (const part of form.querySelectorAll('[data-question]:not([hidden])')) {
        numbers.set(part.dataset.question, numbers.size + 1)
        const name = part.querySelector('legend, label').firstChild
        name.data = name.data.replace(/^\d+/, numbers.size)
        const hint = part.dataset.showKey && part.querySelector('.hint')?.firstChild
        if (hint) hint.data = hint.data.replace(/^第\d+题/, `第${numbers.get(part.dataset.showKey)}题`)
      }
    }
    const show = () => {
      for (const part of form.querySelectorAll('[data-show-key]')) {
        const name = part.dataset.showKey
        const source = form.querySelector(`[data-question="${CSS.escape(name)}"]`)
        const given = source?.hidden ? [] : new FormData(form).getAll(name)
        part.hidden = !given.some((value) => JSON.parse(part.dataset.showValues).includes(value))
      }
      number()
    }
    form.addEventListener('change', show)
    show()
  }
})()
;(() => {
  // Follows an interview as it is said; the server's own numbering tells what this page has already.
  const log = document.querySelector('[data-live]')
  if (!log || typeof EventSource === 'undefined') return
  const state = document.querySelector('[data-live-state]')
  const tell = (text) => {
    if (state) state.textContent = text
  }
  let seen = Number(log.dataset.seen)
  const source = new EventSource(`${log.dataset.live}?seen=${seen}`)
  const part = (name, text) => {
    const element = document.createElement(name)
    element.textContent = text
    return element
  }
  source.addEventListener('open', () => tell('正在直播，新的发言会自动显示。'))
  source.addEventListener('error', () => tell('连接中断，正在重新连接；也可以刷新本页。'))
  source.addEventListener('line', (event) => {
    const line = JSON.parse(event.data)
    if (line.no <= seen) return
    seen = line.no
    const item = document.createElement('li')
    if (line.kind === 'question') item.className = 'asks'
    const at = new Date(line.at).toLocaleTimeString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
    })
    const time = part('time', at)
    time.className = 'hint'
    item.append(part('strong', line.speaker), time, ...line.text.split('\n').map((text) => part('p', text)))
    if (line.picture) {
      const image = document.createElement('img')
      image.src = line.picture
      image.alt = line.text || `${line.speaker}的图片`
      item.append(image)
    }
    log.append(item)
  })
  source.addEventListener('ended', () => {
    source.close()
    tell('访谈已经结束，感谢关注。')
  })
})()
