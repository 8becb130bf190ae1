extension HTMLReport {
    /// The script of the page, which filters its rows and copies commands.
    ///
    /// The state of the filter is in the fragment of the URL.
    static let script: HTML = #"""
        (() => {
          'use strict';
          const byID = (id) => document.getElementById(id);
          const each = (selector, root) =>
            Array.from((root || document).querySelectorAll(selector));
          const form = byID('filter');
          const status = byID('status');
          const sections = each('.rule');

          const grouped = (count) => count > 9999 ? count.toLocaleString('en') : String(count);

          // A row is a finding, or one of the places of a finding.
          const rows = each('[id^="f-"]').map((element) => {
            const finding = element.closest('.finding');
            const section = finding.closest('.rule');
            const text = (name) => {
              const found = element.querySelector(name);
              return found ? found.textContent : '';
            };
            const keys = text('.pointer').split('/').filter((key) => !/^(\d*|\*)$/.test(key));
            return {
              element, finding, section,
              severity: section.dataset.severity,
              rule: section.dataset.rule,
              field: keys.length ? keys.pop() : '',
              source: text('.file'),
              words: null,
            };
          });
          // What the rows of a finding share. To look for it in every row takes quadratic time.
          const sharedWords = new Map();
          const wordsOf = (row) => {
            if (row.words !== null) return row.words;
            let shared = row.finding === row.element ? '' : sharedWords.get(row.finding);
            if (shared === undefined) {
              shared = each('h4, .facts', row.finding).map((part) => part.textContent).join('\n');
              sharedWords.set(row.finding, shared);
            }
            const own = [row.rule, row.severity, row.element.textContent];
            row.words = own.concat(shared).join('\n').toLowerCase();
            return row.words;
          };

          // The filter
          const lists = ['rule', 'field', 'source'];
          const addOptions = (name) => {
            const counts = new Map();
            for (const row of rows) {
              if (row[name]) counts.set(row[name], (counts.get(row[name]) || 0) + 1);
            }
            const list = form.elements[name];
            for (const value of Array.from(counts.keys()).sort()) {
              list.add(new Option(value, value));
            }
            list.closest('label').hidden = counts.size < 2;
          };
          const state = () => {
            const chosen = new URLSearchParams();
            for (const [name, value] of new FormData(form)) {
              if (value.trim()) chosen.append(name, value);
            }
            if (!byID('keys').checked) chosen.append('keys', 'off');
            return chosen;
          };
          const apply = () => {
            const chosen = state();
            const severities = chosen.getAll('severity');
            const words = (chosen.get('text') || '').toLowerCase().split(/\s+/).filter(Boolean);
            const shown = new Set();
            let count = 0;
            for (const row of rows) {
              const matches = (!severities.length || severities.includes(row.severity))
                && lists.every((name) => !chosen.get(name) || chosen.get(name) === row[name])
                && (!words.length || words.every((word) => wordsOf(row).includes(word)));
              row.element.hidden = !matches;
              if (!matches) continue;
              count += 1;
              shown.add(row.finding).add(row.section);
            }
            for (const row of rows) {
              if (row.finding !== row.element) row.finding.hidden = !shown.has(row.finding);
            }
            for (const section of sections) section.hidden = !shown.has(section);
            const isFiltered = count < rows.length;
            for (const more of each('.more')) {
              const isEmpty = !more.querySelector('.place:not([hidden])');
              more.hidden = isEmpty;
              if (isFiltered && !isEmpty) more.open = true;
            }
            const all = `${grouped(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}`;
            status.textContent = isFiltered ? `${grouped(count)} of ${all} match` : all;
            byID('clear').hidden = !chosen.toString().replace('keys=off', '');
            byID('none').hidden = count > 0;
          };
          const remember = (name) => {
            const hash = [name, state().toString()].filter(Boolean).join('&');
            history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
          };
          const restore = (text) => {
            const chosen = new URLSearchParams(text);
            for (const name of lists.concat('text')) {
              const field = form.elements[name];
              field.value = chosen.get(name) || '';
              // The list has no such option.
              if (field.selectedIndex < 0) field.value = '';
            }
            for (const box of each('[name="severity"]', form)) {
              box.checked = chosen.getAll('severity').includes(box.value);
            }
            byID('keys').checked = chosen.get('keys') !== 'off';
            apply();
          };
          const clear = () => restore(byID('keys').checked ? '' : 'keys=off');
          const reveal = (element) => {
            if (element.hidden || element.closest('[hidden]')) clear();
            for (let outer = element; outer; outer = outer.parentElement) {
              if (outer.tagName === 'DETAILS') outer.open = true;
            }
          };
          // The fragment names an element, the state of the filter, or both: "f-name&rule=id".
          let linked = null;
          const follow = (event) => {
            const hash = location.hash.slice(1);
            const [name, ...rest] = hash.split('&');
            const element = name && byID(name);
            // A link on this page leaves the filter as it is.
            if (!event || !element || rest.length) restore(element ? rest.join('&') : hash);
            if (linked) linked.classList.remove('linked');
            linked = element;
            if (element) {
              element.classList.add('linked');
              reveal(element);
              element.scrollIntoView();
            }
            remember(element ? name : '');
          };

          // Copying
          const copy = async (text) => {
            try {
              await navigator.clipboard.writeText(text);
              return true;
            } catch {
              const area = document.createElement('textarea');
              area.value = text;
              document.body.append(area);
              area.select();
              const isCopied = document.execCommand('copy');
              area.remove();
              return isCopied;
            }
          };
          const addCopyButton = (place, label, text) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = label;
            button.addEventListener('click', async () => {
              const isCopied = await copy(text());
              button.textContent = isCopied ? 'Copied' : 'Cannot copy';
              byID('said').textContent = button.textContent;
              setTimeout(() => {
                button.textContent = label;
                byID('said').textContent = '';
              }, 1500);
            });
            place.append(button);
          };

          // Keys
          let current = null;
          const step = (by) => {
            const shown = rows.filter((row) => !row.element.hidden).map((row) => row.element);
            if (!shown.length) return;
            const at = shown.indexOf(current);
            const from = at < 0 ? (by > 0 ? -1 : shown.length) : at;
            current = shown[Math.max(0, Math.min(shown.length - 1, from + by))];
            reveal(current);
            current.tabIndex = -1;
            current.focus({ preventScroll: true });
            current.scrollIntoView({ block: current.matches('.finding') ? 'start' : 'center' });
          };
          document.addEventListener('keydown', (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || !byID('keys').checked) return;
            if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
              if (event.key === 'Escape') event.target.blur();
              if (event.target.type !== 'checkbox') return;
            }
            if (event.key === '/') form.elements.text.focus();
            else if (event.key === 'j') step(1);
            else if (event.key === 'k') step(-1);
            else return;
            event.preventDefault();
          });
          document.addEventListener('focusin', (event) => {
            current = event.target.closest('[id^="f-"]') || current;
          });

          // Printing
          let opened = [];
          addEventListener('beforeprint', () => {
            opened = each('details:not([open])');
            for (const details of opened) details.open = true;
          });
          addEventListener('afterprint', () => {
            for (const details of opened) details.open = false;
          });

          for (const block of each('.code')) {
            addCopyButton(block, 'Copy', () => block.querySelector('code').textContent);
          }
          const addCorpusButton = (place, options) => {
            const command = 'session-conformance corpus add ' + options;
            addCopyButton(place, "Copy the 'corpus add' command", () => command);
          };
          for (const code of each('[data-token]')) {
            addCorpusButton(code.closest('dd'), '--replay ' + code.dataset.token);
          }
          for (const row of document.body.dataset.command === 'check' ? rows : []) {
            const isAlone = row.element === row.finding;
            // A name that a shell would not take as it is may also be shown in another form.
            const isPlain = /^[\w./@%+][\w./@%+-]*$/.test(row.source);
            if (isAlone && isPlain && row.rule.startsWith('contract/')) {
              addCorpusButton(row.element, `--topic regressions --file ${row.source} --scrub`);
            }
          }
          if (!rows.length) return;
          for (const name of lists) addOptions(name);
          const found = new Set(rows.map((row) => row.severity));
          for (const box of each('[name="severity"]', form)) {
            box.closest('label').hidden = !found.has(box.value);
          }
          form.querySelector('.severities').hidden = found.size < 2;
          form.hidden = false;
          let timer = 0;
          form.addEventListener('input', () => {
            clearTimeout(timer);
            timer = setTimeout(() => { apply(); remember(); }, rows.length > 2000 ? 250 : 0);
          });
          form.addEventListener('submit', (event) => event.preventDefault());
          byID('clear').addEventListener('click', () => {
            clear();
            remember();
            form.elements.text.focus();
          });
          addEventListener('hashchange', follow);
          follow();
        })();

        """#
}
