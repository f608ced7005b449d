package web

type Pool struct {
	transports map[string]*http.Transport
}

func (p *Pool) add(host string) { p.transports[host] = &http.Transport{} }
