import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './console.css';
import { ConsoleApp } from './console-app.tsx';

const place = document.getElementById('console');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(
  <StrictMode>
    <ConsoleApp />
  </StrictMode>,
);
