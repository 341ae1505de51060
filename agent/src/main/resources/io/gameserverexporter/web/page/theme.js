/* Before anything is drawn, so that nobody sees the other theme first; hence no module. */
(function () {
  'use strict';
  const KEY = 'gameserver-exporter-theme';
  let chosen = 'auto';
  try {
    chosen = window.localStorage.getItem(KEY) || 'auto';
  } catch (forbidden) {
    // Then it holds for this visit.
  }
  const root = document.documentElement;
  const apply = function (theme) {
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    window.dispatchEvent(new Event('theme'));
  };
  apply(chosen);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () {
    window.dispatchEvent(new Event('theme'));
  });
  document.addEventListener('DOMContentLoaded', function () {
    const select = document.getElementById('theme');
    select.value = root.dataset.theme || 'auto';
    select.addEventListener('change', function () {
      apply(select.value);
      try {
        window.localStorage.setItem(KEY, select.value);
      } catch (forbidden) {
        // As above.
      }
    });
  });
})();
