import { show } from '../popup/show';

void show(true);
