import '../popup/App.css';
import { show } from '../popup/show';

void show(true);
